import { vi } from 'vitest'

/** Lets time pass only where a test says so, all of it spent waiting: for hands at a keyboard. */
export function pretendTime(): void {
  vi.useFakeTimers({ toFake: ['performance'] })
  vi.spyOn(performance, 'eventLoopUtilization').mockImplementation(() => ({ idle: performance.now(), active: 0, utilization: 0 }))
}
