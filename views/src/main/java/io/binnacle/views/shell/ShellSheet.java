package io.binnacle.views.shell;

import io.binnacle.styles.SheetFile;

/// What the window's own parts look like, over the sheets of the theme.
final class ShellSheet {
    static final String URL = SheetFile.url(ShellSheet.class, "shell.css");

    private ShellSheet() {}
}
