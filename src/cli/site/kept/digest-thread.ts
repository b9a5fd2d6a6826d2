import {parentPort, workerData} from "node:worker_threads";
import {folderDigests} from "./folder-digests.ts";

// The program of the thread that `startDigests` starts: posts the digests of the folder that it is given.
parentPort?.postMessage(folderDigests(String(workerData)));
