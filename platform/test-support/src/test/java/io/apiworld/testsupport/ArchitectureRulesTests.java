package io.apiworld.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureRulesTests {

    static final JavaClasses WRONG = new ClassFileImporter().importPackages("io.apiworld.wrong");

    static List<ArchRule> rules() {
        return List.of(
                ArchitectureRules.featuresFormNoCycles,
                ArchitectureRules.beansStayInsideTheirFeature,
                ArchitectureRules.configurationIsTypedNotInjectedByName,
                ArchitectureRules.dependenciesComeThroughTheConstructor,
                ArchitectureRules.timeComesFromTheClock,
                ArchitectureRules.nothingIsPrinted);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void noticesWhatItForbids(ArchRule rule) {
        assertThat(rule.evaluate(WRONG).hasViolation()).isTrue();
    }
}
