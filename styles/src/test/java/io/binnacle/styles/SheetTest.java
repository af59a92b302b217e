package io.binnacle.styles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.collections.ListChangeListener;
import javafx.css.CssParser;
import javafx.css.Stylesheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class SheetTest {
    private static final Pattern NAMED = Pattern.compile("(-color-[\\w-]+)(\\s*:)?");
    private static final Pattern STEP = Pattern.compile("-color-[a-z]+-\\d.*");
    private static final Pattern LITERAL = Pattern.compile("#[0-9A-Fa-f]{3,8}\\b|rgba?\\(");

    @ParameterizedTest
    @EnumSource
    void javaFxReadsTheWholeSheetWithoutAWord(Theme theme) {
        List<String> errors = new ArrayList<>();
        ListChangeListener<CssParser.ParseError> listener = change -> {
            while (change.next()) {
                change.getAddedSubList().forEach(error -> errors.add(error.getMessage()));
            }
        };
        CssParser.errorsProperty().addListener(listener);
        Stylesheet sheet = new CssParser().parse(Styles.css(theme));
        CssParser.errorsProperty().removeListener(listener);
        assertThat(errors).isEmpty();
        assertThat(sheet.getRules()).hasSizeGreaterThan(200);
    }

    @Test
    void everyColourNamedIsDeclared() {
        Set<String> named = new TreeSet<>();
        Set<String> declared =
                new TreeSet<>(TokenSheet.BUNDLED.declarations(Theme.DARK).keySet());
        Matcher matcher = NAMED.matcher(WidgetSheets.written());
        while (matcher.find()) {
            (matcher.group(2) == null ? named : declared).add(matcher.group(1));
        }
        assertThat(declared).containsAll(named);
    }

    @Test
    void widgetsNameRolesAndNeverAStepOfTheScaleOrALiteral() {
        assertThat(WidgetSheets.written()).doesNotContainPattern(STEP).doesNotContainPattern(LITERAL);
    }
}
