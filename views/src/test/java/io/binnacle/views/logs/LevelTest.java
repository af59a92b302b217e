package io.binnacle.views.logs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LevelTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ERROR pool exhausted                                     | ERROR
            2026-11-22T02:47:12.481Z ERROR pool exhausted            | ERROR
            2026/11/22 02:47:12 [error] 7#7: connect() failed        | ERROR
            level=warn msg="slow"                                    | WARN
            time="2026-11-22T02:47:12Z" level=fatal msg="no room"    | FATAL
            INFO  order paid                                         | INFO
            [WARN] disk 91 %                                         | WARN
            panic: runtime error                                     | FATAL
            DEBUG pool 6/20                                          | DEBUG
            GET /errors 200                                          | NONE
            listening on 0.0.0.0:8080                                | NONE
            """)
    void theLevelIsFoundInTheLinesOwnWords(String line, Level expected) {
        assertThat(Level.of(line)).isEqualTo(expected);
    }

    @Test
    void theMessageComesWithoutTheTimeAndTheLevel() {
        assertThat(Level.message("2026-11-22T02:47:12.481Z ERROR pool exhausted"))
                .isEqualTo("pool exhausted");
        assertThat(Level.message("[WARN] disk 91 %")).isEqualTo("disk 91 %");
        assertThat(Level.message("ERROR")).isEqualTo("ERROR");
        assertThat(Level.message("plain words")).isEqualTo("plain words");
    }
}
