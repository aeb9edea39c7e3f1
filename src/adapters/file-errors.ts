import { ExpectedError, FileAccessError } from "../errors.js";

/** A Node system error's code, e.g. "ENOENT"; empty for anything else. */
export function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: "permission denied",
  EPERM: "permission denied",
  EROFS: "the file system is read-only",
  ENOSPC: "the disk is full",
  EDQUOT: "the disk quota is used up",
  ENOTDIR: "a part of the path is not a folder",
  EISDIR: "it is a folder, not a file",
  EEXIST: "a file stands in its place",
  ENOENT: "there is no such file or folder",
  EIO: "the disk reported an error",
  EMFILE: "too many files are open",
  EBUSY: "the system is using it",
  ENAMETOOLONG: "the name is too long",
};

/** One sentence for a failure of the disk; errors of ours and bugs pass unchanged. */
export function accessErrorOf(error: unknown, path: string, deed: string): unknown {
  if (error instanceof ExpectedError) return error;
  const reason = reasons[codeOf(error)];
  return reason === undefined
    ? error
    : new FileAccessError(`Cannot ${deed} ${path}: ${reason}.`, { cause: error });
}
