package io.binnacle.session.search;

/// What was typed is not a query.
final class NotAQuery extends Exception {
    private static final long serialVersionUID = 1;

    final int at;
    final String why;

    NotAQuery(int at, String why) {
        super(why);
        this.at = at;
        this.why = why;
    }
}
