import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeploymentWindow } from '../../../shared/release/release';
import { Button, DateTimeField, FailureMessage, IconButton, TextField } from '../../ui';
import { endsTooEarly, isComplete, newWindow, withEnd, withStart } from './deployment-windows';
import { useHeader } from './use-header';

const localZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

interface RowProps {
  readonly window: DeploymentWindow;
  readonly onChange: (window: DeploymentWindow) => void;
  readonly onRemove: () => void;
  readonly isLocked: boolean;
  readonly isNew?: boolean;
}

/** The region: kept here while it is empty, for a window without one can't be saved. */
function RegionField({ window, onChange, isLocked, isNew = false }: RowProps) {
  const { t } = useTranslation('authoring');
  const [typed, setTyped] = useState<string>();
  const [wasLeft, setLeft] = useState(false);
  const region = typed ?? window.region;
  const isMissing = region.trim() === '';
  return (
    <TextField
      label={t('deployment.region')}
      value={region}
      onChange={setTyped}
      onBlur={() => {
        setLeft(true);
        if (isMissing || typed === undefined) return;
        setTyped(undefined);
        if (region.trim() !== window.region) onChange({ ...window, region: region.trim() });
      }}
      maxLength={60}
      isRequired
      autoFocus={isNew}
      isDisabled={isLocked}
      error={isMissing && (wasLeft || typed !== undefined) ? t('deployment.regionMissing') : undefined}
    />
  );
}

function WindowRow(props: RowProps) {
  const { t } = useTranslation('authoring');
  const { window, onChange, onRemove, isLocked } = props;
  return (
    <>
      <div className="write-window__region">
        <RegionField {...props} />
      </div>
      <DateTimeField
        label={t('deployment.start')}
        value={window.start}
        timeZone={window.timeZone}
        onChange={(start) => {
          if (start !== null) onChange(withStart(window, start));
        }}
        onTimeZoneChange={(timeZone, moved) =>
          onChange({ ...withStart(window, moved ?? window.start), timeZone })
        }
        isDisabled={isLocked}
      />
      <DateTimeField
        label={t('deployment.end')}
        value={window.end ?? null}
        timeZone={window.timeZone}
        onChange={(end) => onChange(withEnd(window, end))}
        isDisabled={isLocked}
        error={endsTooEarly(window) ? t('deployment.endBeforeStart') : undefined}
      />
      <IconButton
        label={t('deployment.remove', { region: window.region })}
        icon={Trash2}
        onPress={onRemove}
        isDisabled={isLocked}
      />
    </>
  );
}

/** The deployment windows: one per region, in the time zone in which it is announced there. */
export function DeploymentField() {
  const { t } = useTranslation('authoring');
  const { header, change, failure, isLocked } = useHeader();
  // A window without a region can't be saved; it waits here until it has one.
  const [waiting, setWaiting] = useState<DeploymentWindow>();
  const windows = header.deployment;

  function complete(window: DeploymentWindow): void {
    if (!isComplete(window)) {
      setWaiting(window);
      return;
    }
    setWaiting(undefined);
    void change({ deployment: [...windows, window] }).then((isSaved) => {
      if (!isSaved) setWaiting(window);
    });
  }

  const rows = waiting === undefined ? windows : [...windows, waiting];
  return (
    <div className="write-field">
      <ul className="write-windows">
        {rows.map((window, index) => {
          const isWaiting = index === windows.length;
          return (
            // The places of the windows are all that tells them apart; a key by region would take the focus from who types it.
            <li key={index} className="write-window" data-focus-id={index}>
              <WindowRow
                window={window}
                isLocked={isLocked}
                isNew={isWaiting}
                onChange={
                  isWaiting
                    ? complete
                    : (changed) => void change({ deployment: windows.with(index, changed) })
                }
                onRemove={
                  isWaiting
                    ? () => setWaiting(undefined)
                    : () => void change({ deployment: windows.filter((_, at) => at !== index) })
                }
              />
            </li>
          );
        })}
      </ul>
      <Button
        icon={Plus}
        isDisabled={isLocked || waiting !== undefined}
        onPress={() => setWaiting(newWindow(new Date(), localZone()))}
      >
        {t('deployment.add')}
      </Button>
      {failure && <FailureMessage failure={failure} />}
    </div>
  );
}
