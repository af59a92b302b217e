package io.binnacle.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SecretsTest {
    @Test
    void aMaskedValueShowsNeitherItsTextNorItsFingerprint() {
        var secret = new EnvironmentVariable("TOKEN", new EnvironmentVariable.Value.Masked(424_242));
        assertThat(secret.toString()).doesNotContain("424242").contains(EnvironmentVariable.MASK);
        assertThat(secret.shown()).isEqualTo(EnvironmentVariable.MASK);
    }

    @Test
    void theSameSecretIsTheSameAndAnotherDiffers() {
        var one = new EnvironmentVariable.Value.Masked(1);
        assertThat(one).isEqualTo(new EnvironmentVariable.Value.Masked(1));
        assertThat(one).isNotEqualTo(new EnvironmentVariable.Value.Masked(2));
    }

    @Test
    void aPlainValueIsShown() {
        assertThat(new EnvironmentVariable("LOG", new EnvironmentVariable.Value.Plain("info")).shown())
                .isEqualTo("info");
    }
}
