import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeploymentWindow } from '../../../shared/release/release';
import { Button, DateTimeField, FailureMessage, IconButton, TextField } from '../../ui';
import { useHeader } from './use-header';
import { useWriting } from './write-context';

const localZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** A window begins tomorrow at two in the morning in the zone of whoever adds it. */
function newWindow(): DeploymentWindow {
  const start = new Date();
  start.setDate(start.getDate() + 1);
  start.setHours(2, 0, 0, 0);
  return { region: '', start: start.toISOString(), timeZone: localZone() };
}

function WindowRow({
  window,
  onChange,
  onRemove,
  isReadOnly,
}: {
  readonly window: DeploymentWindow;
  readonly onChange: (window: DeploymentWindow) => void;
  readonly onRemove: () => void;
  readonly isReadOnly: boolean;
}) {
  const { t } = useTranslation('authoring');
  const [region, setRegion] = useState(window.region);
  const { end, ...withoutEnd } = window;
  return (
    <li className="write-window">
      <div
        className="write-window__region"
        onBlur={() => {
          if (region !== window.region) onChange({ ...window, region });
        }}
      >
        <TextField
          label={t('deployment.region')}
          value={region}
          onChange={setRegion}
          isRequired
          isDisabled={isReadOnly}
          error={region.trim() === '' ? t('deployment.regionMissing') : undefined}
        />
      </div>
      <DateTimeField
        label={t('deployment.start')}
        value={window.start}
        timeZone={window.timeZone}
        onChange={(start) => {
          if (start !== null) onChange({ ...window, start });
        }}
        onTimeZoneChange={(timeZone, moved) =>
          onChange({ ...window, timeZone, start: moved ?? window.start })
        }
        isDisabled={isReadOnly}
      />
      <DateTimeField
        label={t('deployment.end')}
        value={end ?? null}
        timeZone={window.timeZone}
        onChange={(changed) => onChange(changed === null ? withoutEnd : { ...window, end: changed })}
        isDisabled={isReadOnly}
        error={
          end !== undefined && Date.parse(end) <= Date.parse(window.start)
            ? t('deployment.endBeforeStart')
            : undefined
        }
      />
      <IconButton
        label={t('deployment.remove', { region: window.region })}
        icon={Trash2}
        onPress={onRemove}
        isDisabled={isReadOnly}
      />
    </li>
  );
}

/** The deployment windows: one per region, in the time zone in which it is announced there. */
export function DeploymentField() {
  const { t } = useTranslation('authoring');
  const { isReadOnly } = useWriting();
  const { header, change, action } = useHeader();
  // A window without a region can't be saved; it waits here until it has one.
  const [unsaved, setUnsaved] = useState<readonly DeploymentWindow[]>([]);
  const windows = header.deployment;

  async function replace(index: number, window: DeploymentWindow): Promise<void> {
    await change({ deployment: windows.map((known, at) => (at === index ? window : known)) });
  }

  async function complete(index: number, window: DeploymentWindow): Promise<void> {
    const others = unsaved.filter((_, at) => at !== index);
    if (window.region.trim() === '') {
      setUnsaved(unsaved.map((known, at) => (at === index ? window : known)));
    } else if (await change({ deployment: [...windows, window] })) {
      setUnsaved(others);
    }
  }

  return (
    <div className="write-field">
      <ul className="write-windows">
        {windows.map((window, index) => (
          <WindowRow
            key={`${index}-${window.region}`}
            window={window}
            isReadOnly={isReadOnly}
            onChange={(changed) => void replace(index, changed)}
            onRemove={() => void change({ deployment: windows.filter((_, at) => at !== index) })}
          />
        ))}
        {unsaved.map((window, index) => (
          <WindowRow
            key={`new-${index}`}
            window={window}
            isReadOnly={isReadOnly}
            onChange={(changed) => void complete(index, changed)}
            onRemove={() => setUnsaved(unsaved.filter((_, at) => at !== index))}
          />
        ))}
      </ul>
      <Button icon={Plus} isDisabled={isReadOnly} onPress={() => setUnsaved([...unsaved, newWindow()])}>
        {t('deployment.add')}
      </Button>
      {action.failure && <FailureMessage failure={action.failure} />}
    </div>
  );
}
