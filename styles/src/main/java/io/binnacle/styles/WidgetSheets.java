package io.binnacle.styles;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The styles of the controls, a file each, with the sizes they name written out: JavaFX looks up colours only.
final class WidgetSheets {
    static final List<String> NAMES = List.of(
            "base",
            "icons",
            "buttons",
            "fields",
            "lists",
            "menus",
            "scroll",
            "popovers",
            "dialogs",
            "pills",
            "cards",
            "topbar",
            "rail",
            "toolstrip",
            "inspector",
            "dock",
            "problems",
            "logs",
            "status",
            "connect");

    private static final Pattern SIZE = Pattern.compile("-bn-[\\w-]+");

    private WidgetSheets() {}

    static String css(Map<String, String> declarations) {
        return SIZE.matcher(written()).replaceAll(size -> Matcher.quoteReplacement(length(size.group(), declarations)));
    }

    static String written() {
        return NAMES.stream()
                .map(name -> new Resource("widgets/" + name + ".css").text())
                .collect(Collectors.joining("\n"));
    }

    private static String length(String token, Map<String, String> declarations) {
        String length = declarations.get(token);
        if (length == null) {
            throw new IllegalStateException("a widget's sheet names " + token + ", which tokens.css does not declare");
        }
        return length;
    }
}
