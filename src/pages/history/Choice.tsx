/** A list to choose one value from, or all of them. */
export function Choice<V extends string>({
  label,
  all,
  values,
  value,
  nameOf,
  onChoose,
}: {
  readonly label: string;
  readonly all?: string;
  readonly values: readonly V[];
  readonly value: V | undefined;
  readonly nameOf: (value: V) => string;
  readonly onChoose: (value: V | undefined) => void;
}) {
  return (
    <label>
      {label}
      <select
        value={value ?? ''}
        onChange={(event) => onChoose(values.find((each) => each === event.currentTarget.value))}
      >
        {all !== undefined && <option value="">{all}</option>}
        {values.map((each) => (
          <option key={each} value={each}>
            {nameOf(each)}
          </option>
        ))}
      </select>
    </label>
  );
}
