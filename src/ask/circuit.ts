import type { Clock } from "../ports.js";

export interface CircuitLimits {
  /** Failures one after the other that open it. */
  readonly failures: number;
  /** How long nobody calls then. Milliseconds. */
  readonly pauseMilliseconds: number;
}

/**
 * Keeps questions from waiting for a service that is down: after some failures in a row nobody calls for a while, then
 * one question at a time tries again until one succeeds.
 */
export class Circuit {
  private readonly limits: CircuitLimits;
  private readonly now: Clock;
  private failures = 0;
  private openUntil = 0;
  private isTrying = false;

  constructor(limits: CircuitLimits, now: Clock) {
    this.limits = limits;
    this.now = now;
  }

  /** Whether a call may be made; one that is made must be ended by `succeeded`, `failed` or `gaveUp`. */
  enter(): boolean {
    if (this.failures < this.limits.failures) return true;
    if (this.isTrying || this.now() < this.openUntil) return false;
    this.isTrying = true;
    return true;
  }

  succeeded(): void {
    this.failures = 0;
    this.isTrying = false;
  }

  failed(): void {
    this.failures += 1;
    this.isTrying = false;
    if (this.failures >= this.limits.failures) this.openUntil = this.now() + this.limits.pauseMilliseconds;
  }

  /** The call ended without telling anything about the service. */
  gaveUp(): void {
    this.isTrying = false;
  }
}
