import {isSystemError} from "../../input/system-error.ts";
import {CommandError} from "./command-error.ts";
import {EXIT} from "./command-io.ts";

const FIRST_PORT = 4321;
const PORTS_TO_TRY = 20;

/**
 * Listens on the wanted port, or else on the first free port from 4321 on. Throws CommandError with
 * the system's reason.
 */
export async function listenOnPort<Server>(
  wanted: number | undefined,
  host: string,
  listen: (port: number) => Promise<Server>,
): Promise<Server> {
  const last = wanted ?? FIRST_PORT + PORTS_TO_TRY - 1;
  for (let port = wanted ?? FIRST_PORT; ; port++) {
    try {
      return await listen(port);
    } catch (error) {
      if (!isSystemError(error)) throw error;
      if (error.code !== "EADDRINUSE" || port === last) throw cannotListen(host, port, error);
    }
  }
}

function cannotListen(host: string, port: number, error: Error): CommandError {
  return new CommandError(
    EXIT.configuration,
    `cannot listen on ${host}:${port}: ${error.message}`,
    "name another port with --port",
  );
}
