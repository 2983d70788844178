"""The same job the documented way, to measure against: one `streamlit run app.py`, nothing but the manual.

It reads the same tables and shows the same things as the first page of Tightrope: filters, a timeline by camp,
the alliance network of the window's last day, the table of events, a card of what is chosen. Written as the
documentation of Streamlit, Plotly and pyvis shows it; positions of the network are computed once and physics
is off, which is kinder than their defaults.
"""

import os
from pathlib import Path

import networkx as nx
import pandas as pd
import plotly.express as px
import streamlit as st
import streamlit.components.v1 as components
from pyvis.network import Network

DATA = Path(os.environ.get("TIGHTROPE_DOSSIER") or Path(__file__).parents[2] / "data")
WINDOWS = {
    "June 2020": ("2020-06-01", "2020-06-30"),
    "December 2020": ("2020-12-01", "2020-12-31"),
    "Both rounds": ("2020-05-01", "2021-06-30"),
    "All": ("1900-01-01", "2100-12-31"),
}
COLOURS = {"positive": "#2F7FBF", "negative": "#D3570A", "mixed": "#7C8590"}
ACTED = ["initiator", "claims-responsibility", "issuer", "detainer", "mediator"]
DRAWN = 28

st.set_page_config(page_title="Reference", layout="wide")


@st.cache_data
def load():
    """All tables, with dates as dates and the camp of each event."""
    names = ("events", "participants", "claims", "actors", "relations", "sources")
    tables = {name: pd.read_csv(DATA / f"{name}.csv", keep_default_na=False) for name in names}
    events, people, actors = tables["events"], tables["participants"], tables["actors"]
    events["start"] = pd.to_datetime(events["date_start"].str.pad(10, "right", " ").str.strip(), format="mixed")
    acted = people[people["role"].isin(ACTED)].merge(actors, on="actor_id")
    events["camp"] = events["event_id"].map(acted.groupby("event_id")["alignment"].first()).fillna("unknown")
    events["size"] = 4 - events["significance"]
    relations = tables["relations"]
    relations["start"] = pd.to_datetime(relations["valid_from"], format="mixed", errors="coerce")
    relations["end"] = pd.to_datetime(relations["valid_to"], format="mixed", errors="coerce")
    return tables


@st.cache_data
def places():
    """A fixed place for every actor."""
    relations = load()["relations"]
    graph = nx.from_pandas_edgelist(relations, "from_actor", "to_actor")
    return nx.spring_layout(graph, seed=1, iterations=30)


tables = load()
events, people, actors = tables["events"], tables["participants"], tables["actors"].set_index("actor_id")
busiest = people["actor_id"].value_counts().index

st.title("Timeline and network")

# Filters
columns = st.columns([2, 2, 2, 2, 2, 3])
actor = columns[0].selectbox(
    "Actor", busiest, index=None, format_func=lambda one: actors.at[one, "name"], placeholder="Any", key="actor"
)
types = columns[1].multiselect("Type", sorted(events["event_type"].unique()))
episodes = columns[2].multiselect("Episode", sorted(events["episode"].unique()))
statuses = columns[3].multiselect("Status", sorted(events["status"].unique()))
words = columns[4].text_input("Words")
level = columns[5].segmented_control("Significance", [1, 2, 3], default=3)
window = st.segmented_control("Window", list(WINDOWS), default="Both rounds", key="window") or "Both rounds"

first, last = map(pd.Timestamp, WINDOWS[window])
shown = events[events["start"].between(first, last) & (events["significance"] <= (level or 3))]
if actor:
    shown = shown[shown["event_id"].isin(people.loc[people["actor_id"] == actor, "event_id"])]
for column, chosen in (("event_type", types), ("episode", episodes), ("status", statuses)):
    if chosen:
        shown = shown[shown[column].isin(chosen)]
if words:
    shown = shown[shown["title"].str.contains(words, case=False, regex=False)]

with st.container(key="sentence"):
    st.markdown(f"**{len(shown)} of {len(events)} events** · {window}" + (f" · involving {actor}" if actor else ""))

left, right = st.columns(2)

# Timeline
with left, st.container(key="timeline"):
    figure = px.scatter(
        shown,
        x="start",
        y="camp",
        color="event_type",
        symbol="event_type",
        size="size",
        size_max=14,
        hover_name="title",
        custom_data=["event_id"],
        height=450,
    )
    picked = st.plotly_chart(figure, on_select="rerun", selection_mode="points", key="picked")
points = picked.selection.points
event = points[0]["customdata"][0] if points else None

# Network
with right, st.container(key="network"):
    involved = set(people.loc[people["event_id"] == event, "actor_id"]) if event else {actor} if actor else set()
    day = min(last, events["start"].max())
    ties = tables["relations"]
    ties = ties[ties["start"].notna() & (ties["start"] <= day) & ~(ties["end"] < day)]
    weight = people.loc[people["event_id"].isin(shown["event_id"]), "actor_id"].value_counts()
    drawn = {*weight.index[:DRAWN], *involved}
    network = Network(height="430px", width="100%", directed=True, cdn_resources="in_line")
    network.toggle_physics(False)
    where = places()
    for one in sorted(drawn & set(where)):
        x, y = where[one] * 600
        lit = not involved or one in involved
        network.add_node(
            one,
            label=actors.at[one, "name"],
            title=actors.at[one, "name"],
            color="#3B76B5" if lit else "#dddddd",
            x=float(x),
            y=float(y),
            shape="box",
            borderWidth=3 if one in involved else 1,
        )
    for tie in ties[ties["from_actor"].isin(drawn) & ties["to_actor"].isin(drawn)].itertuples():
        network.add_edge(tie.from_actor, tie.to_actor, color=COLOURS[tie.sign], title=tie.relation)
    components.html(network.generate_html(notebook=False), height=450)

# Table and card
below, beside = st.columns(2)
with below, st.container(key="table"):
    table = shown[["date_start", "title", "event_type", "status"]]
    st.dataframe(table, hide_index=True, height=400)

with beside, st.container(key="card"):
    if event:
        row = events.set_index("event_id").loc[event]
        with st.container(border=True):
            st.subheader(row["title"])
            st.badge(row["event_type"])
            st.caption(f"{row['date_start']} · {row['place']} · {row['status']}")
            st.write(row["summary"])
            for role, who in people[people["event_id"] == event].groupby("role"):
                st.markdown(f"**{role}**: " + ", ".join(actors.loc[who["actor_id"], "name"]))
        said = tables["claims"]
        said = said[said["event_id"] == event].merge(tables["sources"], on="source_id")
        for attribute, rows in said.groupby("attribute", sort=False):
            with st.container(border=True):
                st.markdown(f"**{attribute}**")
                for value, told in rows.groupby("value", sort=False):
                    st.markdown(f"{value}: " + "; ".join(told["publisher"]))
    elif actor:
        with st.container(border=True):
            st.subheader(actors.at[actor, "name"])
            st.badge(actors.at[actor, "kind"])
            st.caption(f"{actors.at[actor, 'alignment']} · {len(shown)} events in this view")
        for one in shown.head(20).itertuples():
            with st.container(border=True):
                st.markdown(f"**{one.date_start}** {one.title}")
    else:
        st.info("Choose an event in the timeline or an actor in the list.")
