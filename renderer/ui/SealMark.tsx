import './seal-mark.css';

/** Sixteen lobes: the outline that wax takes under a stamp. */
const lobes = 16;

function outline(): string {
  const points = Array.from({ length: lobes * 2 }, (_, index) => {
    const angle = (index * Math.PI) / lobes;
    const radius = index % 2 === 0 ? 46 : 42;
    return `${(50 + radius * Math.cos(angle)).toFixed(2)},${(50 + radius * Math.sin(angle)).toFixed(2)}`;
  });
  return points.join(' ');
}

const shape = outline();

/** The seal: an ornament without words, so it is hidden from screen readers. */
export function SealMark({
  size = 24,
  tone = 'seal',
}: {
  readonly size?: number | undefined;
  readonly tone?: 'seal' | 'faint' | 'paper' | undefined;
}) {
  return (
    <svg aria-hidden className={`ui-seal ui-seal--${tone}`} width={size} height={size} viewBox="0 0 100 100">
      <polygon
        points={shape}
        fill="currentColor"
        stroke="currentColor"
        strokeWidth="4"
        strokeLinejoin="round"
      />
      <g
        className="ui-seal__relief"
        fill="none"
        strokeWidth="3.5"
        strokeLinecap="round"
        strokeLinejoin="round"
      >
        <circle cx="50" cy="50" r="33" />
        <path d="M40 34h20M40 66h20M50 34v32" strokeWidth="6" />
      </g>
    </svg>
  );
}
