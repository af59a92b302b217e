package io.binnacle.docker;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;

/// IP addresses in one spelling, so that two of them can be compared as text.
final class Addresses {
    private Addresses() {}

    static String text(InetAddress address) {
        return address instanceof Inet4Address ? address.getHostAddress() : compressed(address.getAddress());
    }

    /// @param bytes in the order of the network; four, or sixteen of which some mean an IPv4 address
    static String text(byte[] bytes) {
        try {
            return text(InetAddress.getByAddress(bytes));
        } catch (UnknownHostException wrongLength) {
            throw new IllegalArgumentException(wrongLength);
        }
    }

    /// As RFC 5952 wants it: the longest run of zeros, if longer than one, as `::`.
    private static String compressed(byte[] bytes) {
        var groups = new int[8];
        for (var i = 0; i < 8; i++) {
            groups[i] = ((bytes[2 * i] & 0xff) << 8) | (bytes[2 * i + 1] & 0xff);
        }
        var start = -1;
        var longest = 1;
        for (var i = 0; i < 8; i++) {
            var run = zeros(groups, i);
            if (run > longest) {
                start = i;
                longest = run;
            }
        }
        var text = new StringBuilder();
        for (var i = 0; i < 8; i++) {
            if (i == start) {
                text.append(i == 0 ? "::" : ":");
                i += longest - 1;
            } else {
                text.append(Integer.toHexString(groups[i])).append(i < 7 ? ":" : "");
            }
        }
        return text.toString();
    }

    private static int zeros(int[] groups, int from) {
        var end = from;
        while (end < 8 && groups[end] == 0) {
            end++;
        }
        return end - from;
    }

    /// An address as an engine writes it, in our spelling; text that is none stays as it is.
    static String normal(String written) {
        if (!written.matches("[0-9a-fA-F.:]+") || written.indexOf(':') < 0) {
            return written;
        }
        try {
            return text(InetAddress.getByName(written));
        } catch (UnknownHostException none) {
            return written;
        }
    }
}
