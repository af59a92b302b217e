package io.binnacle.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the probe answers, read.
final class ScanTest {
    private static Scan scan(String... lines) {
        var builder = new Scan.Builder();
        List.of(lines).forEach(builder::line);
        return builder.build();
    }

    @ParameterizedTest
    @CsvSource({
        "0100007F:1F90, 127.0.0.1",
        "0C004E0A:0947, 10.78.0.12",
        "00000000000000000000000001000000:0050, ::1",
        "0000000000000000FFFF00000C004E0A:0050, 10.78.0.12",
        "B10000FD000078000000000012000000:0050, fd00:b1:78::12",
        "000080FE00000000FF9845A03E2F6FFE:0050, fe80::a045:98ff:fe6f:2f3e",
        "00000000000000000000000000000000:0050, ::"
    })
    void addressesOfBothKinds(String hex, String address) {
        var line = hex + " " + hex + " 01";

        assertThat(Scan.Socket.parse(line)).map(Scan.Socket::localAddress).contains(address);
    }

    @Test
    void socketsBelongToTheProcessNamedBefore() {
        var scan = scan("N 1", "0C004E0A:0947 00000000:0000 0A", "N 598", "020011AC:9C40 0C004E0A:1F90 01");

        assertThat(scan.byPid().get(1))
                .containsExactly(new Scan.Socket("10.78.0.12", 2375, "0.0.0.0", 0, Scan.State.LISTENING));
        assertThat(scan.byPid().get(598))
                .containsExactly(new Scan.Socket("172.17.0.2", 40000, "10.78.0.12", 8080, Scan.State.OPEN));
    }

    @Test
    void theHostsFigures() {
        var scan = scan(
                "C cpu  31545 0 13581 268617 614 0 423 49 0 0",
                "M MemTotal:       24683656 kB",
                "M MemAvailable:   24088232 kB",
                "D overlay              264212084  25 75  22% /",
                "A eth0 10.78.0.12/24",
                "A eth0 FD00:B1:78:0:0:0:0:12/64");

        assertThat(scan.cpu())
                .contains(new Scan.Cpu(31545 + 13581 + 423 + 49, 31545 + 13581 + 268617 + 614 + 423 + 49));
        assertThat(scan.memory()).contains(new Scan.Memory(24683656L * 1024, 24088232L * 1024));
        assertThat(scan.diskUsed()).contains(0.25);
        assertThat(scan.addresses())
                .containsExactly(new Scan.Address("eth0", "10.78.0.12"), new Scan.Address("eth0", "fd00:b1:78::12"));
    }

    @Test
    void garbageTellsNothing() {
        var scan = scan("", "N", "N x", "C cpu", "M MemTotal: much kB", "D what", "A", "ZZ:1 2 3", "01:02 03:04 05");

        assertThat(scan.cpu()).isEmpty();
        assertThat(scan.memory()).isEmpty();
        assertThat(scan.diskUsed()).isEqualTo(Optional.empty());
    }

    @Test
    void anyTextWhateverItIsBreaksNothing() {
        var random = new Random(3);
        var builder = new Scan.Builder();
        for (var i = 0; i < 5000; i++) {
            var text = new StringBuilder("NCMDA0F: ".substring(random.nextInt(8)));
            random.ints(random.nextInt(40), 32, 127).forEach(character -> text.append((char) character));
            builder.line(text.toString());
        }

        assertThat(builder.build()).isNotNull();
    }
}
