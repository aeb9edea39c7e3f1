import { workerData } from "node:worker_threads";

/** Milliseconds between two looks. */
const pause = 50;

// reader.ts starts this file as a thread: it sees memory that V8 does not count (buffers, WebAssembly) and still looks
// while a parser hangs. The pool knows this signal and says what it means.
const limit: number = workerData;
setInterval(() => {
  if (process.memoryUsage.rss() > limit) process.kill(process.pid, "SIGKILL");
}, pause);
