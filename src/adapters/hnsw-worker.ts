import { workerData } from "node:worker_threads";

import { type GraphJob, writeGraph } from "./hnsw-graph.js";

// hnsw.ts starts this file as a thread of its own: a graph of thousands of vectors takes seconds of pure computing.
const job: GraphJob = workerData;
await writeGraph(job);
