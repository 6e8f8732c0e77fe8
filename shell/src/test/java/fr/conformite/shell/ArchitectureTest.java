package fr.conformite.shell;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The house holds only as long as the arrows shell → registry → reports → engine → rules do. */
@AnalyzeClasses(packages = "fr.conformite", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule arrows = layeredArchitecture().consideringOnlyDependenciesInLayers()
            .layer("rules").definedBy("fr.conformite.rules..")
            .layer("engine").definedBy("fr.conformite.engine..")
            .layer("reports").definedBy("fr.conformite.reports..")
            .layer("registry").definedBy("fr.conformite.registry..")
            .layer("shell").definedBy("fr.conformite.shell..")
            .whereLayer("shell").mayNotBeAccessedByAnyLayer()
            .whereLayer("registry").mayOnlyBeAccessedByLayers("shell")
            .whereLayer("reports").mayOnlyBeAccessedByLayers("registry", "shell")
            .whereLayer("engine").mayOnlyBeAccessedByLayers("reports", "registry", "shell")
            .whereLayer("rules").mayOnlyBeAccessedByLayers("engine");

    @ArchTest
    static final ArchRule engineIsAPlainLibrary = noClasses().that().resideInAnyPackage("fr.conformite.engine..", "fr.conformite.rules..")
            .should().dependOnClassesThat().resideInAnyPackage("org.springframework..", "org.jline..", "gg.jte..", "me.tongfei..")
            .because("the engine has no framework, no console and no templates");

    @ArchTest
    static final ArchRule reportsDoNotKnowTheShell = noClasses().that().resideInAnyPackage("fr.conformite.reports..", "fr.conformite.registry..")
            .should().dependOnClassesThat().resideInAnyPackage("org.springframework..", "org.jline..")
            .because("a report is made of an assessment alone");

    @ArchTest
    static final ArchRule nobodyButTheShellWritesToTheConsole = noClasses().that().resideOutsideOfPackage("fr.conformite.shell..")
            .should(ACCESS_STANDARD_STREAMS)
            .because("standard output belongs to the result, and a library that prints would spoil it");

    @ArchTest
    static final ArchRule rulesAreSmall = noClasses().that().resideInAPackage("fr.conformite.rules..")
            .should().dependOnClassesThat(JavaClass.Predicates.resideInAnyPackage("org.apache.lucene..", "org.apache.tika..",
                    "tools.jackson.."))
            .because("the rules speak of facts, not of how they are found");
}
