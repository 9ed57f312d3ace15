// The mark: two flows meet, one starts.
export function Logo({ size = 22 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 22 22" aria-hidden="true" className="shrink-0">
      <rect width="22" height="22" rx="5.5" className="fill-text" />
      <g className="fill-none stroke-surface" strokeWidth="1.6" strokeLinecap="round">
        <path d="M5.5 6.5H8c3.2 0 4.6 2 4.6 4.5S11.2 15.5 8 15.5H5.5" />
        <path d="M12.6 11h3.6" />
      </g>
      <g className="fill-surface">
        <circle cx="5.5" cy="6.5" r="1.7" />
        <circle cx="5.5" cy="15.5" r="1.7" />
        <circle cx="16.5" cy="11" r="1.7" />
      </g>
    </svg>
  );
}
