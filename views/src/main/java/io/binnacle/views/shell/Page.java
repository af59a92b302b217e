package io.binnacle.views.shell;

import io.binnacle.styles.Icon;

/// One way of looking at the picture, as the rail offers it.
enum Page {
    HOSTS("Hosts", Icon.SERVER, Shortcut.HOSTS),
    APPS("Apps", Icon.LAYERS, Shortcut.APPS),
    TABLE("Table", Icon.LIST, Shortcut.TABLE);

    private final String title;
    private final Icon icon;
    private final Shortcut shortcut;

    Page(String title, Icon icon, Shortcut shortcut) {
        this.title = title;
        this.icon = icon;
        this.shortcut = shortcut;
    }

    String title() {
        return title;
    }

    Icon icon() {
        return icon;
    }

    Shortcut shortcut() {
        return shortcut;
    }
}
