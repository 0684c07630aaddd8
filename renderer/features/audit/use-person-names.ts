import { useMemo } from 'react';
import { useView } from '../../app/use-view';

/** Looks up the name of a person by id; the id itself where the workspace knows no name. */
export function usePersonNames(): (person: string) => string {
  const { data } = useView('people.list', {}, { records: 'person/' });
  return useMemo(() => {
    const names = new Map((data ?? []).map(({ person, name }) => [person, name]));
    return (person) => names.get(person) ?? person;
  }, [data]);
}
