// Says in the page that scripts run, so that buttons only needed without them can go.
document.documentElement.classList.add("script");
