// SPDX-License-Identifier: Apache-2.0
#include "cli/arguments.h"

#include "cli/console.h"
#include "cli/earlyend.h"
#include "cli/exitcodes.h"

#include <QCoreApplication>

namespace dfw::cli {

using namespace Qt::StringLiterals;

namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(dfw::cli::CommandLine)
};

QString usage()
{
    return Texts::tr(
        "Usage:\n"
        "  dataflow-wizard [--demo] [PLAN]\n"
        "  dataflow-wizard run PLAN (--profile NAME | --platform URL | --demo)\n"
        "                           [--json] [--watch SECONDS]\n"
        "  dataflow-wizard run --resume [PLAN] (--profile NAME | --platform URL | --demo)\n"
        "                           [--run TAG] [--adopt STEP=ID] [--json] [--watch SECONDS]\n"
        "  dataflow-wizard rollback [PLAN] (--profile NAME | --platform URL | --demo)\n"
        "                           [--run TAG] [--with-data] [--leave] [--json]\n"
        "  dataflow-wizard publish [PLAN] (--profile NAME | --platform URL | --demo) --yes\n"
        "                           [--run TAG] [--json]\n"
        "  dataflow-wizard profiles\n"
        "  dataflow-wizard check PLAN [(--profile NAME | --platform URL | --demo) [--json]]\n"
        "  dataflow-wizard requests PLAN [--json]\n"
        "  dataflow-wizard serve [--port N] [--data DIR [--fresh]] [--latency MS] [--strict]\n"
        "                           [--fault NAME[@STEP][*COUNT]]\n"
        "\n"
        "--demo takes [--fresh] and [--fault NAME[@STEP][*COUNT]] as well;\n"
        "run --profile signs in as the wizard does, with the client secret out of the system's "
        "keychain;\n"
        "run --platform reads AEP_ACCESS_TOKEN, AEP_API_KEY, AEP_ORG_ID and AEP_SANDBOX from the "
        "environment;\n"
        "secrets of a new base connection come from AEP_SOURCE_<PARAM>, its parameter in upper "
        "case;\n"
        "rollback keeps a dataset that holds rows, unless told --with-data; --leave ends a run of "
        "which\nsomething cannot be removed;\n"
        "the real Platform is --platform https://platform.adobe.io.");
}

} // namespace

int refuse(const QString &why, bool json)
{
    endEarly(why, ErrorKind::InvalidPlan, u"Usage"_s, json);
    printErr(Texts::tr("“dataflow-wizard --help” lists the commands and what goes with them."));
    return UsageOrPlan;
}

void parse(Parsed &out, const QStringList &arguments, const QList<QCommandLineOption> &options,
           qsizetype fewest, qsizetype most)
{
    out.parser.setSingleDashWordOptionMode(QCommandLineParser::ParseAsLongOptions);
    const QCommandLineOption help(QStringList{u"h"_s, u"help"_s});
    const QCommandLineOption version(u"version"_s);
    out.parser.addOptions(options);
    out.parser.addOption(help);
    out.parser.addOption(version);
    const bool fine = out.parser.parse(arguments);
    out.positional = out.parser.positionalArguments();
    const bool json = arguments.contains(u"--json"_s);
    if (!fine)
        out.ended = refuse(out.parser.errorText() + u'.', json);
    else if (out.parser.isSet(help)) {
        printOut(usage());
        out.ended = AllCreated;
    } else if (out.parser.isSet(version)) {
        printOut(QCoreApplication::applicationName() + u' ' +
                 QCoreApplication::applicationVersion());
        out.ended = AllCreated;
    } else if (out.positional.size() < fewest)
        out.ended = refuse(Texts::tr("The plan is missing: name a plan file."), json);
    else if (out.positional.size() > most)
        out.ended =
            refuse(Texts::tr("One argument too many: %1.").arg(out.positional.at(most)), json);
}

std::optional<int> number(const QString &text, int least, int most)
{
    bool fine = false;
    const int value = text.toInt(&fine);
    return fine && value >= least && value <= most ? std::optional(value) : std::nullopt;
}

} // namespace dfw::cli
