// SPDX-License-Identifier: Apache-2.0
#include "shell/placeview.h"

#include "widgets/banner.h"
#include "widgets/steprail.h"

#include <QCoreApplication>

namespace dfw::ui {

namespace {

struct Place
{
    Q_DECLARE_TR_FUNCTIONS(dfw::ui::Place)
};

// The profile's name says most; a session without one has its sandbox.
QString placeName(const presenters::Session &session)
{
    return session.profile().isEmpty() ? session.sandboxTitle() : session.profile();
}

} // namespace

QString showPlace(const presenters::Session &session, Banner &banner, StepRail &rail)
{
    QString title = Place::tr("Dataflow Wizard");
    if (session.kind() == presenters::Session::Kind::Demo) {
        banner.showDemo(Place::tr(
            "A local Platform on this computer. Nothing leaves it, nothing real is changed."));
        rail.setPlace(Tone::Demo, Place::tr("Demo organisation"),
                      Place::tr("127.0.0.1, sample data"));
        title = Place::tr("Dataflow Wizard — DEMO");
    } else if (session.isConnected() && session.isProduction()) {
        banner.showProduction(
            Place::tr("Sandbox %1. What you create here works on real customer data.")
                .arg(session.sandbox()));
        rail.setPlace(Tone::Prod, placeName(session),
                      Place::tr("%1, production").arg(session.sandbox()));
        title = Place::tr("Dataflow Wizard — PRODUCTION %1").arg(session.sandbox());
    } else if (session.isConnected()) {
        banner.showNothing();
        rail.setPlace(Tone::Neutral, placeName(session), session.sandbox());
        title = Place::tr("Dataflow Wizard — %1").arg(session.sandbox());
    } else {
        banner.showNothing();
        rail.setPlace(Tone::Neutral, {}, {});
    }
    return title;
}

} // namespace dfw::ui
