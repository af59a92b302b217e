package io.binnacle.styles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ContrastTest {
    private static final double TEXT = 4.45;
    private static final double GRAPHIC = 2.95;
    private static final double HIGH = 7;

    private static final List<Role> GROUNDS = List.of(
            Role.BG_INSET,
            Role.BG_DEFAULT,
            Role.BG_SUBTLE,
            Role.BG_OVERLAY,
            Role.MAP_HOST,
            Role.MAP_GROUP,
            Role.NEUTRAL_SUBTLE,
            Role.ACCENT_SUBTLE,
            Role.DANGER_SUBTLE,
            Role.WARNING_SUBTLE,
            Role.SUCCESS_SUBTLE);
    private static final List<Role> TEXTS = List.of(
            Role.FG_DEFAULT,
            Role.FG_MUTED,
            Role.FG_SUBTLE,
            Role.ACCENT_FG,
            Role.DANGER_FG,
            Role.WARNING_FG,
            Role.SUCCESS_FG);

    @ParameterizedTest
    @EnumSource
    void textIsReadableOnEveryGroundItMayStandOn(Theme theme) {
        for (Role ground : GROUNDS) {
            assertEach(theme, ground, TEXTS, TEXT);
        }
        assertEach(theme, Role.NEUTRAL_MUTED, List.of(Role.FG_DEFAULT, Role.FG_MUTED), TEXT);
    }

    @ParameterizedTest
    @EnumSource
    void whiteIsReadableOnWhatShouts(Theme theme) {
        for (Role ground : List.of(
                Role.ACCENT_EMPHASIS,
                Role.DANGER_EMPHASIS,
                Role.WARNING_EMPHASIS,
                Role.SUCCESS_EMPHASIS,
                Role.NEUTRAL_EMPHASIS)) {
            assertEach(theme, ground, List.of(Role.FG_EMPHASIS), TEXT);
        }
    }

    @ParameterizedTest
    @EnumSource
    void statesAndLinksStandOutOnTheMap(Theme theme) {
        List<Role> drawn = List.of(
                Role.STATE_FAILING,
                Role.STATE_DEGRADED,
                Role.STATE_CHANGING,
                Role.STATE_HEALTHY,
                Role.STATE_UNKNOWN,
                Role.MAP_LINK,
                Role.MAP_LINK_LIT,
                Role.MAP_SELECT);
        assertEach(theme, Role.MAP_BG, drawn, GRAPHIC);
    }

    @ParameterizedTest
    @EnumSource
    void inkStandsOutOnFilledMarks(Theme theme) {
        for (Role ground : List.of(Role.STATE_FAILING, Role.STATE_DEGRADED)) {
            assertEach(theme, ground, List.of(Role.MARK_INK), GRAPHIC);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Theme.class,
            names = {"DARK_HIGH_CONTRAST", "LIGHT_HIGH_CONTRAST"})
    void highContrastIsHigh(Theme theme) {
        for (Role ground : GROUNDS) {
            assertEach(theme, ground, TEXTS, HIGH);
        }
        assertEach(
                theme,
                Role.MAP_BG,
                List.of(
                        Role.STATE_FAILING,
                        Role.STATE_DEGRADED,
                        Role.STATE_CHANGING,
                        Role.STATE_HEALTHY,
                        Role.STATE_UNKNOWN,
                        Role.MAP_LINK,
                        Role.MAP_HOST_BORDER,
                        Role.BORDER_DEFAULT),
                TEXT);
        for (int hue = 1; hue <= Tokens.APP_HUES; hue++) {
            assertThat(Contrast.between(
                            Tokens.of(theme).appHue(hue), Tokens.of(theme).argb(Role.MAP_BG)))
                    .as("app hue %d in %s", hue, theme)
                    .isGreaterThanOrEqualTo(TEXT);
        }
    }

    private static void assertEach(Theme theme, Role ground, List<Role> inks, double least) {
        Tokens tokens = Tokens.of(theme);
        assertThat(inks)
                .allSatisfy(ink -> assertThat(Contrast.between(tokens.argb(ink), tokens.argb(ground)))
                        .as("%s on %s in %s", ink, ground, theme)
                        .isGreaterThanOrEqualTo(least));
    }
}
