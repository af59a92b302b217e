package io.binnacle.styles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class PaletteTest {
    private static final double FROM_STATES = 0.1;
    private static final List<Role> STATES =
            List.of(Role.STATE_FAILING, Role.STATE_DEGRADED, Role.STATE_CHANGING, Role.STATE_HEALTHY);

    @ParameterizedTest
    @CsvSource({
        "DARK, NORMAL, 0.089", "DARK, PROTAN, 0.061", "DARK, DEUTAN, 0.054",
        "LIGHT, NORMAL, 0.094", "LIGHT, PROTAN, 0.059", "LIGHT, DEUTAN, 0.061"
    })
    void anyTwoAppsDifferForEveryEye(Theme theme, Eye eye, double least) {
        assertThat(leastDistance(Tokens.of(theme), eye)).isCloseTo(least, within(0.006));
    }

    @ParameterizedTest
    @EnumSource
    void noAppLooksLikeAState(Theme theme) {
        Tokens tokens = Tokens.of(theme);
        for (Role state : List.of(Role.STATE_FAILING, Role.STATE_DEGRADED, Role.STATE_HEALTHY)) {
            for (int hue = 1; hue <= Tokens.APP_HUES; hue++) {
                assertThat(Oklab.of(tokens.appHue(hue)).distance(Oklab.of(tokens.argb(state))))
                        .as("app hue %d from %s in %s", hue, state, theme)
                        .isGreaterThan(theme.colours() == Theme.Colours.USUAL ? FROM_STATES : FROM_STATES * 0.7);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Theme.class,
            names = {"DARK_COLOUR_BLIND", "LIGHT_COLOUR_BLIND"})
    void whoLacksAnyKindOfConeTellsAllStatesAndAppsApart(Theme theme) {
        Tokens tokens = Tokens.of(theme);
        for (Eye eye : Eye.values()) {
            assertThat(leastDistance(tokens, eye)).as("apps for %s", eye).isGreaterThan(0.06);
            assertThat(least(STATES, tokens, eye)).as("states for %s", eye).isGreaterThan(0.1);
            for (Role state : STATES) {
                for (int hue = 1; hue <= Tokens.APP_HUES; hue++) {
                    assertThat(eye.sees(tokens.appHue(hue)).distance(eye.sees(tokens.argb(state))))
                            .as("app hue %d from %s for %s", hue, state, eye)
                            .isGreaterThan(0.06);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Theme.class,
            names = {"DARK_HIGH_CONTRAST", "LIGHT_HIGH_CONTRAST"})
    void strongColoursAreToldApartByMostEyes(Theme theme) {
        Tokens tokens = Tokens.of(theme);
        for (Eye eye : List.of(Eye.NORMAL, Eye.PROTAN, Eye.DEUTAN)) {
            assertThat(leastDistance(tokens, eye)).as("apps for %s", eye).isGreaterThan(0.05);
            assertThat(least(STATES, tokens, eye)).as("states for %s", eye).isGreaterThan(0.1);
        }
    }

    private static double least(List<Role> roles, Tokens tokens, Eye eye) {
        double least = Double.MAX_VALUE;
        for (Role one : roles) {
            for (Role other : roles) {
                if (one != other) {
                    least = Math.min(least, eye.sees(tokens.argb(one)).distance(eye.sees(tokens.argb(other))));
                }
            }
        }
        return least;
    }

    private static double leastDistance(Tokens tokens, Eye eye) {
        double least = Double.MAX_VALUE;
        for (int i = 1; i <= Tokens.APP_HUES; i++) {
            for (int j = i + 1; j <= Tokens.APP_HUES; j++) {
                least = Math.min(least, eye.sees(tokens.appHue(i)).distance(eye.sees(tokens.appHue(j))));
            }
        }
        return least;
    }
}
