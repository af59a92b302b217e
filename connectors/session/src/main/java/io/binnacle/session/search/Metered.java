package io.binnacle.session.search;

/// Text that may be read so often and no more: a regular expression like `(a+)+$` would read it for hours.
final class Metered implements CharSequence {
    private static final int READS = 100_000;

    private final CharSequence text;
    private final int[] left;

    /// It was read too often.
    static final class TooCostly extends RuntimeException {
        private static final long serialVersionUID = 1;

        TooCostly() {
            super("this pattern takes too long", null, false, false);
        }
    }

    Metered(CharSequence text) {
        this(text, new int[] {READS});
    }

    private Metered(CharSequence text, int[] left) {
        this.text = text;
        this.left = left;
    }

    @Override
    public char charAt(int index) {
        if (left[0]-- <= 0) {
            throw new TooCostly();
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return new Metered(text.subSequence(start, end), left);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
