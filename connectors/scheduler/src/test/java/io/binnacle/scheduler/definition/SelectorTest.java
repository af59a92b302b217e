package io.binnacle.scheduler.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SelectorTest {
    private static final Map<String, String> LABELS = Map.of("env", "prod", "tier", "web", "a b", "c,d", "in", "x");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|true",
                "env|true",
                "owner|false",
                "env==prod|true",
                " env == prod , tier==web |true",
                "env==prod,tier==db|false",
                "env!=test|true",
                "env!=prod|false",
                "owner!=me|false",
                "env in (test, prod)|true",
                "env in(prod)|true",
                "env notin (test,dev)|true",
                "env notin (prod)|false",
                "owner notin (me)|false",
                "in in (x)|true",
                "'a\\ b==c\\,d'|true",
            })
    void selects(String selector, boolean selected) throws InvalidDefinition {
        assertThat(Selector.parse(selector).test(LABELS)).isEqualTo(selected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "env=prod",
                "==x",
                "env==",
                "env in prod",
                "env in (a",
                "env in ()",
                "a,,b",
                "a b",
                "a,",
                "(a)",
                "\\"
            })
    void refuses(String selector) {
        assertThatThrownBy(() -> Selector.parse(selector))
                .isInstanceOf(InvalidDefinition.class)
                .hasMessageStartingWith("Can not parse label selector '" + selector + "'");
    }
}
