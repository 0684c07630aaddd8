/** Long work that a person can watch and stop. */
export interface Tasks {
  /** Runs `work` under a name that the window chose; `cancel` aborts its signal. */
  readonly run: <T>(
    task: string,
    work: (signal: AbortSignal, progress: Progress) => Promise<T>,
  ) => Promise<T>;
  readonly cancel: (task: string) => void;
}

/** Says how far the work is, in whatever it counts. */
export type Progress = (done: number, total: number) => void;

/** A set of tasks that reports progress through `report`. */
export function createTasks(report: (task: string, done: number, total: number) => void): Tasks {
  const running = new Map<string, AbortController>();
  return {
    run: async (task, work) => {
      const controller = new AbortController();
      running.set(task, controller);
      try {
        return await work(controller.signal, (done, total) => report(task, done, total));
      } finally {
        running.delete(task);
      }
    },
    cancel: (task) => running.get(task)?.abort(),
  };
}
