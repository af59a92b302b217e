package io.binnacle.styles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class TokensTest {

    @ParameterizedTest
    @EnumSource
    void everyDeclaredColourResolves(Theme theme) {
        Map<String, String> declared = TokenSheet.BUNDLED.declarations(theme);
        TokenValues values = new TokenValues(declared);
        assertThat(declared.keySet().stream().filter(name -> name.startsWith("-color-")))
                .hasSizeGreaterThan(150)
                .allSatisfy(name -> assertThat(values.argb(name) >>> 24).isPositive());
    }

    @ParameterizedTest
    @EnumSource
    void everyRoleSizePaceAndSpringIsDeclared(Theme theme) {
        Tokens tokens = Tokens.of(theme);
        assertThat(Role.values())
                .allSatisfy(role -> assertThat(tokens.argb(role)).isNotZero());
        assertThat(Size.values())
                .allSatisfy(size -> assertThat(tokens.size(size)).isPositive());
        assertThat(Pace.values())
                .allSatisfy(pace -> assertThat(tokens.time(pace)).isPositive());
        assertThat(Spring.Kind.values())
                .allSatisfy(kind -> assertThat(tokens.spring(kind).damping()).isPositive());
    }

    @Test
    void allThemesDeclareTheSameRoles() {
        for (Theme theme : Theme.values()) {
            assertThat(roles(theme)).isEqualTo(roles(Theme.LIGHT));
        }
    }

    @Test
    void valuesAreThoseWritten() {
        Tokens dark = Tokens.of(Theme.DARK);
        assertThat(dark.argb(Role.STATE_FAILING)).isEqualTo(0xFFFE7C74);
        assertThat(dark.argb(Role.REFUSAL_STROKE)).isEqualTo(0xFFFE7C74);
        assertThat(dark.argb(Role.SHADOW_DEFAULT)).isEqualTo(0x73000000);
        assertThat(Tokens.of(Theme.LIGHT).appHue(1)).isEqualTo(0xFF045953);
        assertThat(dark.size(Size.TOPBAR_HEIGHT)).isEqualTo(48);
        assertThat(dark.time(Pace.SLOW)).isEqualTo(Duration.ofMillis(320));
        assertThat(dark.time(Pace.STALE_AFTER)).isEqualTo(Duration.ofSeconds(5));
        assertThat(dark.spring(Spring.Kind.GLIDE)).isEqualTo(new Spring(170, 26));
    }

    @Test
    void aNameNobodyDeclaredIsNamed() {
        TokenValues values = new TokenValues(Map.of("-color-a", "-color-b"));
        assertThatThrownBy(() -> values.argb("-color-a")).hasMessageContaining("-color-b");
    }

    @Test
    void aCircleIsAnErrorNotALoop() {
        TokenValues values = new TokenValues(Map.of("-color-a", "-color-b", "-color-b", "-color-a"));
        assertThatThrownBy(() -> values.argb("-color-a")).hasMessageContaining("circle");
    }

    private static Set<String> roles(Theme theme) {
        Set<String> names = new TreeSet<>(TokenSheet.BUNDLED.declarations(theme).keySet());
        names.removeIf(name -> name.matches("-color-[a-z]+-\\d{3}b?"));
        return names;
    }
}
