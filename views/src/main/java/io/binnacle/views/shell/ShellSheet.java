package io.binnacle.views.shell;

import java.util.Objects;

/// What the window's own parts look like, over the sheets of the theme.
final class ShellSheet {
    static final String URL = Objects.requireNonNull(ShellSheet.class.getResource("shell.css"), "shell.css")
            .toExternalForm();

    private ShellSheet() {}
}
