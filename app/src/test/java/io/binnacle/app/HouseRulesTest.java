package io.binnacle.app;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.binnacle.model.Endpoint;
import io.binnacle.session.Recents;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.paint.Color;

/// The arrows of the house: `app → views → session → {spi, model} ← connectors`, `views → styles`.
@AnalyzeClasses(packages = "io.binnacle", importOptions = ImportOption.DoNotIncludeTests.class)
final class HouseRulesTest {
    private static final String[] CONNECTORS = {
        "io.binnacle.docker..", "io.binnacle.simulator..", "io.binnacle.marathon..", "io.binnacle.scheduler.."
    };
    private static final String[] SCREEN = {
        "javafx..", "io.binnacle.views..", "io.binnacle.styles..", "io.binnacle.app.."
    };

    @ArchTest
    static final ArchRule theModelStandsAlone = classes()
            .that()
            .resideInAPackage("io.binnacle.model..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "io.binnacle.model..",
                    "java.lang..",
                    "java.util..",
                    "java.time..",
                    "org.jspecify..",
                    "org.pcollections..")
            .because("it is the vocabulary everybody shares: it does no I/O and drags nothing in");

    @ArchTest
    static final ArchRule thePromisesKnowOnlyTheVocabulary = noClasses()
            .that()
            .resideInAPackage("io.binnacle.spi..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("io.binnacle..")
                    .and(com.tngtech.archunit.base.DescribedPredicate.not(
                            resideInAnyPackage("io.binnacle.spi..", "io.binnacle.model.."))))
            .because("a connector can then be written by somebody who has seen nothing else");

    @ArchTest
    static final ArchRule theSessionHasNoScreenAndNoConnector = noClasses()
            .that()
            .resideInAPackage("io.binnacle.session..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(and(SCREEN, CONNECTORS))
            .because("the window and the command line both stand on it, over any connector");

    @ArchTest
    static final ArchRule connectorsKnowNoScreen = noClasses()
            .that()
            .resideInAnyPackage(CONNECTORS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(and(SCREEN, new String[] {"io.binnacle.session..", "java.awt.."}))
            .because("a connector talks to a cluster, on a machine that may have no screen");

    @ArchTest
    static final ArchRule connectorsDoNotKnowEachOther = slices().matching(
                    "io.binnacle.(docker|simulator|marathon|scheduler)..")
            .should()
            .notDependOnEachOther()
            .because("each can be taken out");

    @ArchTest
    static final ArchRule viewsDoNotTalkToClusters = noClasses()
            .that()
            .resideInAPackage("io.binnacle.views..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(and(CONNECTORS, new String[] {
                "com.github.dockerjava..",
                "okhttp3..",
                "okio..",
                "java.net.http..",
                "com.sun.net.httpserver..",
                "io.binnacle.app.."
            }))
            .because("a view asks what a cluster can do, never which orchestrator it faces");

    @ArchTest
    static final ArchRule stylesKnowNothingOfClusters = noClasses()
            .that()
            .resideInAPackage("io.binnacle.styles..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.binnacle.model..", "io.binnacle.spi..", "io.binnacle.session..", "io.binnacle.views..")
            .because("a colour is a colour");

    @ArchTest
    static final ArchRule nobodyNamesAConnector = noClasses()
            .that()
            .resideOutsideOfPackages(CONNECTORS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.binnacle.docker..", "io.binnacle.simulator..", "io.binnacle.marathon..")
            .because("which connectors exist is told by ServiceLoader: adding one changes no code");

    @ArchTest
    static final ArchRule onlyTheAppStartsTheScheduler = noClasses()
            .that()
            .resideOutsideOfPackages("io.binnacle.scheduler..", "io.binnacle.app..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.binnacle.scheduler..")
            .because("everybody else talks to it over its API, as to any Marathon");

    @ArchTest
    static final ArchRule nobodyStandsOnTheApp = noClasses()
            .that()
            .resideOutsideOfPackage("io.binnacle.app..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.binnacle.app..")
            .because("it is the top of the house");

    @ArchTest
    static final ArchRule oneDoorToTheUiThread = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("io.binnacle.views.UiThread")
            .should()
            .callMethodWhere(target(owner(name(Platform.class.getName()))).and(target(name("runLater"))))
            .because("floods are batched before the door, and only one place has to be watched");

    @ArchTest
    static final ArchRule noStyleInCode = noClasses()
            .should()
            .callMethodWhere(target(name("setStyle")).and(target(owner(JavaClass.Predicates.assignableTo(Node.class)))))
            .because("a theme must be able to change everything that is seen");

    @ArchTest
    static final ArchRule noColourInViews = noClasses()
            .that()
            .resideInAPackage("io.binnacle.views..")
            .should()
            .callMethodWhere(target(owner(name(Color.class.getName())))
                    .and(target(name("web").or(name("rgb")).or(name("hsb")).or(name("valueOf")))))
            .because("colours are tokens of the theme, tested for contrast there");

    @ArchTest
    static final ArchRule rawAddressesStayWithThoseWhoDial = noClasses()
            .that()
            .resideOutsideOfPackages(and(CONNECTORS, new String[] {"io.binnacle.model.."}))
            .and()
            .doNotBelongToAnyOf(Recents.class)
            .should()
            .callMethod(Endpoint.class, "address")
            .because("an address may hold a password: everybody else shows display()");

    @ArchTest
    static final ArchRule viewsHaveNoCycles = slices().matching("io.binnacle.views.(*)..")
            .should()
            .beFreeOfCycles()
            .allowEmptyShould(true)
            .because("a thing on screen can be understood, and taken out, by itself");

    @ArchTest
    static final ArchRule standardStreamsBelongToTheCommandLine = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.because(
            "stdout is data, stderr is talk, and only the program's own two streams know which is which");

    @ArchTest
    static final ArchRule namesSayWhatAThingIs = noClasses()
            .should()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Impl")
            .orShould()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameStartingWith("Abstract")
            .because("such a name says that nobody knew what the class is for");

    private static String[] and(String[] some, String[] more) {
        return java.util.stream.Stream.of(some, more)
                .flatMap(java.util.Arrays::stream)
                .toArray(String[]::new);
    }
}
