import { LoaderCircle } from 'lucide-react';
import './spinner.css';

/** A turning mark for "at work". It says nothing to a screen reader: what it stands beside has to. */
export function Spinner() {
  return <LoaderCircle aria-hidden className="ui-spinner" />;
}
