package io.github.atmosmaven.terraform.fetch;

import io.github.atmosmaven.problem.IoReason;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.io.IOException;
import java.net.UnknownHostException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.zip.ZipException;
import javax.net.ssl.SSLException;

/** Words for what keeps a release from being fetched: the way to its source, the source itself, or this machine. */
record FetchFailure(Release release, ToolSource source, Path cache) {

    Problem of(IOException cause) {
        String unfetched = release + " cannot be fetched from " + source.shown() + ": ";
        if (cause instanceof FileSystemException local && isInCache(local)) {
            return problem(
                    release + " cannot be kept in the local repository: " + IoReason.withFile(cause),
                    "check the permissions of " + cache + ", and what is there");
        }
        if (cause instanceof UnknownHostException) {
            return problem(unfetched + "the host '" + cause.getMessage() + "' is not known", source.hint());
        }
        if (cause instanceof SSLException) {
            return problem(
                    unfetched + "TLS failed (" + IoReason.of(cause) + ")",
                    "where a server of your own or a proxy has the certificate, let Java trust it:"
                            + " MAVEN_OPTS=-Djavax.net.ssl.trustStore=<file>");
        }
        if (cause instanceof ZipException) {
            return problem(
                    unfetched + "what it has is no archive of the tool: " + IoReason.of(cause),
                    "ask who keeps that archive");
        }
        return problem(unfetched + IoReason.withFile(cause), source.hint());
    }

    private boolean isInCache(FileSystemException failure) {
        String file = failure.getFile();
        return file != null && Path.of(file).startsWith(cache);
    }

    private static Problem problem(String message, String hint) {
        return Problem.error(ProblemCode.TOOL_NOT_FETCHED, null, message, hint);
    }
}
