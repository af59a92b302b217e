package io.binnacle.styles;

import java.net.URL;
import java.util.Objects;

/// Finds a style sheet beside a class: as the build has compiled it, else as it is written.
public final class SheetFile {
    private static final String WRITTEN = ".css";
    private static final String COMPILED = ".bss";

    private SheetFile() {}

    /// @param name as written, `something.css`
    public static String url(Class<?> beside, String name) {
        URL compiled = beside.getResource(compiled(name));
        URL found = compiled == null ? beside.getResource(name) : compiled;
        return Objects.requireNonNull(found, name).toExternalForm();
    }

    static boolean isWritten(String name) {
        return name.endsWith(WRITTEN);
    }

    /// The name of what is made of it.
    static String compiled(String written) {
        return written.substring(0, written.length() - WRITTEN.length()) + COMPILED;
    }
}
