package io.binnacle.views;

/// What stands together on the two maps.
///
/// @param hosts in the Hosts view; usually those of one zone
/// @param apps in the Apps view; usually those of one Compose project or Marathon group
public record Grouping(By hosts, By apps) {
    public static final Grouping USUAL = new Grouping(new By.Usual(), new By.Usual());

    /// By what things stand together.
    public sealed interface By {
        record Usual() implements By {}

        record Nothing() implements By {}

        /// Those with the same value of a label.
        record Label(String key) implements By {}

        /// As it is kept: "usual", "nothing", "label:rack". What cannot be read is usual.
        static By read(String text) {
            if (text.equals("nothing")) {
                return new Nothing();
            }
            return text.startsWith("label:") && text.length() > 6 ? new Label(text.substring(6)) : new Usual();
        }

        default String text() {
            return switch (this) {
                case Usual _ -> "usual";
                case Nothing _ -> "nothing";
                case Label(String key) -> "label:" + key;
            };
        }
    }

    public Grouping withHosts(By by) {
        return new Grouping(by, apps);
    }

    public Grouping withApps(By by) {
        return new Grouping(hosts, by);
    }
}
