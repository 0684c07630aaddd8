import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

/** Sizes in the interface's language, in kilobytes of 1,000 bytes as file managers count them. */
export function useByteText(): (bytes: number) => string {
  const { i18n } = useTranslation();
  const { language } = i18n;
  return useMemo(() => {
    const format = new Intl.NumberFormat(language, {
      style: 'unit',
      unit: 'kilobyte',
      maximumFractionDigits: 0,
    });
    return (bytes) => format.format(bytes / 1000);
  }, [language]);
}
