package io.github.atmosmaven.aws.settings;

import java.io.IOException;

/** Runs the {@code credential_process} of a profile. */
@FunctionalInterface
public interface CredentialCommand {

    /**
     * The standard output of a command of the system's shell.
     *
     * @throws IOException when it cannot be started or ends with another status than 0; the message holds neither the
     *     command nor what it printed, since both may hold secrets
     * @throws InterruptedException when the thread is interrupted; the command is ended then
     */
    String output(String command) throws IOException, InterruptedException;
}
