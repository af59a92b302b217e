package io.binnacle.app;

import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// How large a picture is, in points: pixels at scale 1.
record Size(int width, int height) {
    static final int LEAST = 200;
    static final int MOST = 10_000;

    @Override
    public String toString() {
        return width + "x" + height;
    }

    /// Reads `1600x1000`.
    static final class Reader implements ITypeConverter<Size> {
        private static final Pattern FORM = Pattern.compile("(-?\\d{1,9})[xX×](-?\\d{1,9})");

        @Override
        public Size convert(String text) {
            return Optional.of(FORM.matcher(text.strip()))
                    .filter(matcher -> matcher.matches())
                    .map(matcher -> new Size(side(matcher.group(1)), side(matcher.group(2))))
                    .orElseThrow(() -> new TypeConversionException(
                            "'" + text + "' is no size: write WIDTHxHEIGHT in points, such as 1600x1000"));
        }

        private static int side(String digits) {
            var side = Integer.parseInt(digits);
            if (side < LEAST || side > MOST) {
                throw new TypeConversionException(
                        "a side of " + side + " points cannot be drawn: it must be " + LEAST + " to " + MOST);
            }
            return side;
        }
    }
}
