package io.binnacle.styles;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The written source of all colours, sizes and times, split into its blocks.
final class TokenSheet {
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern BLOCK = Pattern.compile("([^{}]+)\\{([^{}]*)\\}");
    private static final Pattern DECLARATION = Pattern.compile("(-[\\w-]+)\\s*:\\s*([^;]+);");

    /// Stands below the patterns it is read with.
    static final TokenSheet BUNDLED = new TokenSheet(new Resource("tokens.css").text());

    private final Map<String, String> blocks = new LinkedHashMap<>();

    TokenSheet(String css) {
        Matcher block = BLOCK.matcher(COMMENT.matcher(css).replaceAll(" "));
        while (block.find()) {
            blocks.merge(block.group(1).strip(), block.group(2).strip(), (a, b) -> a + "\n" + b);
        }
    }

    /// What a theme declares, name to written value: all of its ground and what is shared, and its own in place of it.
    Map<String, String> declarations(Theme theme) {
        Map<String, String> declared = new LinkedHashMap<>();
        Matcher declaration = DECLARATION.matcher(body(theme));
        while (declaration.find()) {
            declared.put(declaration.group(1), declaration.group(2).strip());
        }
        return declared;
    }

    /// The colours of one theme for every root to match, so that popups, whose root is not the window's, follow.
    String css(Theme theme) {
        StringBuilder css = new StringBuilder(".root {\n");
        declarations(theme).forEach((name, value) -> {
            if (name.startsWith("-color-")) {
                css.append("  ").append(name).append(": ").append(value).append(";\n");
            }
        });
        return css.append("}\n").toString();
    }

    private String body(Theme theme) {
        var ground = theme.with(Theme.Colours.USUAL);
        var own = ground == theme ? "" : block(".root." + theme.styleClass());
        return block(".root." + ground.styleClass()) + "\n" + own + "\n" + block(".root");
    }

    private String block(String selector) {
        String body = blocks.get(selector);
        if (body == null) {
            throw new IllegalStateException("tokens.css has no block " + selector);
        }
        return body;
    }
}
