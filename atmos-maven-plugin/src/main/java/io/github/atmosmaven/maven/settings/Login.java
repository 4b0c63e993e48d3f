package io.github.atmosmaven.maven.settings;

/** User name and password of a server. It has no text form, so that no log can hold them. */
public record Login(String user, String password) {

    @Override
    public String toString() {
        return "Login[hidden]";
    }
}
