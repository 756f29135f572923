/** Calls `then` whenever the page comes to sight, or its window to the front. @returns ends that */
export function onSight(then: () => void): () => void {
  const look = (): void => {
    if (document.visibilityState === 'visible') then();
  };
  document.addEventListener('visibilitychange', look);
  addEventListener('focus', look);
  return () => {
    document.removeEventListener('visibilitychange', look);
    removeEventListener('focus', look);
  };
}
