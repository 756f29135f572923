/** What the build makes for the gate (`caveat:gate`), of one service and no words. */
import { buildGateTable } from '../../src/phrases/gate-table-build.ts';
import { service } from './services.ts';

export default buildGateTable([service('massroot', { names: ['Massroot8'], hosts: ['massroot8.com'] })], [], []);
